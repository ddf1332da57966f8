-- Sessions, their runs, the planned calls, and the pieces of answers that are still coming.
-- Times are milliseconds since 1970 (UTC). JSON is as in the package foundrybench.format.

create table session (
    id text primary key not null,
    title text not null,
    started_at integer not null
) strict;

create index session_by_start on session (started_at);

create table run (
    id text primary key not null,
    session_id text not null references session (id) on delete cascade,
    started_at integer not null,
    prompt text not null -- JSON
) strict;

create index run_by_session on run (session_id);

create table call (
    id text primary key not null,
    run_id text not null references run (id) on delete cascade,
    place integer not null, -- in the planned order, from 0
    deployment text not null,
    plan text not null, -- JSON, what folding its pieces needs
    simulated integer not null,
    writer text not null, -- who is to settle it
    status text, -- null while it is open
    line text, -- the completion as JSON, null while it is open
    cost text, -- dollars; null when unknown
    cost_known integer not null default 0 -- also for a call that cannot have cost anything
) strict;

create index call_by_run on call (run_id);

create index open_call on call (writer) where status is null;

create table piece (
    call_id text not null references call (id) on delete cascade,
    seq integer not null,
    kind text not null, -- text, reasoning, refusal or event
    item integer not null,
    part integer not null,
    text text not null, -- JSON: a string, or the object of an event
    deltas integer not null,
    first_nanos integer not null, -- of the attempt
    last_nanos integer not null,
    primary key (call_id, seq)
) strict, without rowid;
