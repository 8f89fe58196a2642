-- Of recognitions lost before their rulings were kept, body and number stood in one text, which both columns were given.
update recognition_ruling
set decided_by = regexp_replace(decided_by, '\s+\S+$', ''), document_number = substring(document_number from '\S+$')
where command = 'recognise' and decided_by = document_number and decided_by ~ '\S\s+\S';
