-- What a review has put in the place of a conclusion. One that was amended before says so in the text of its decision alone.
alter table government_inspection add column amended_conclusion text;
alter table government_inspection add constraint government_amended
    check (amended_conclusion is null or review_outcome = 'AMENDED');
