-- Asked once a row; the seats are looked up once a statement now.
drop function on_government_team(uuid);
