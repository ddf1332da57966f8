-- What a person thinks of an answer; no row while nobody has said anything.

create table rating (
    call_id text primary key not null references call (id) on delete cascade,
    winner integer not null, -- 1 for the best of its session, of which there is one at the most
    grade integer, -- 1 to 5, the best; null for none
    note text not null -- empty for none
) strict, without rowid;
