-- 会签: those among the issuers whose leader has approved or signed the plan. What was issued before was issued without;
-- of what is approved it is not known for whom, and of several issuers the others sign yet.
alter table plan add column signed_issuer_ids uuid[] not null default '{}';
update plan set signed_issuer_ids = issuer_id || case when status = 'APPROVED' then '{}' else co_issuer_ids end
where status in ('APPROVED', 'ISSUED', 'CLOSED', 'REVOKED', 'ARCHIVED');
