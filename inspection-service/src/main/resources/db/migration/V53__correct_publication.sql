-- What was found wrong is written anew before anybody reviews it again.
alter table publication drop constraint publication_state_check;
alter table publication add constraint publication_state_check
    check (state in ('DRAFT', 'REVIEWED', 'APPROVED', 'PUBLISHED', 'OBJECTED', 'CORRECTING', 'EXEMPT'));

-- A letter that was revoked is shown to nobody, nor one as it was before it was amended; the report stays.
create or replace function published_reports(before uuid, most int)
    returns table (id uuid, title text, organization_name text, text text, letter text, published_at timestamptz)
    language sql stable security definer set search_path = public, pg_temp as $$
    select i.id, i.title, o.name, p.text,
      case when not exists (select from remedy r where r.inspection_id = p.inspection_id
             and (r.state = 'REVOKED' or r.state = 'AMENDED' and p.drafted_at < r.decided_at)) then p.letter end,
      p.published_at
    from publication p join inspection i on i.id = p.inspection_id join organization o on o.id = i.organization_id
    where p.state in ('PUBLISHED', 'OBJECTED') and (before is null or i.id < before)
    order by i.id desc limit most
$$;
