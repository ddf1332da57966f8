-- What is found again: names, stars, tags, notes and a trash for sessions; versions of prompts; two indexes for searching;
-- and the answers as they came over the wire. Each statement ends where a blank line follows.

alter table session add column starred integer not null default 0;

alter table session add column note text not null default '';

alter table session add column trashed_at integer; -- milliseconds since 1970; null while it is not in the trash

create table tag (
    session_id text not null references session (id) on delete cascade,
    name text not null,
    primary key (session_id, name)
) strict, without rowid;

create index tag_by_name on tag (name);

create index session_in_trash on session (trashed_at) where trashed_at is not null;

alter table run add column prompt_hash text not null default ''; -- the version of the prompt: PromptFormat.hash

update run set prompt_hash = prompt_hash(prompt);

create index run_by_prompt on run (prompt_hash, started_at);

create index run_by_start on run (started_at);

alter table call add column recorded integer not null default 0; -- 1 for an answer that was decoded from a recording

-- All that lists and sums ask for, so that they need not read past the lines.
create index call_in_list on call (run_id, place, deployment, status, simulated, recorded, cost, cost_known, writer);

drop index call_by_run;

-- Whether it is in the indexes for searching: what is saved is written there a moment later.
alter table run add column sought integer not null default 0;

alter table call add column sought integer not null default 0;

create index run_unsought on run (started_at) where sought = 0;

create index call_unsought on call (run_id) where sought = 0 and status is not null;

-- A text that can be found. Its id begins with the start of its session, so that the newest comes first by id alone:
-- the milliseconds, times 2^21, plus a number.
create table entry (
    id integer primary key not null,
    session_id text not null references session (id) on delete cascade,
    kind text not null, -- title, note, prompt, answer or remark, which is the note of a rating
    subject text not null, -- the id of the session, run or call it belongs to
    text text not null
) strict;

create index entry_by_subject on entry (subject, kind);

create index entry_by_session on entry (session_id);

create virtual table word using fts5 (
    text, content = 'entry', content_rowid = 'id', tokenize = "unicode61 remove_diacritics 2", prefix = '2 3'
);

create virtual table part using fts5 (
    text, content = 'entry', content_rowid = 'id', tokenize = "trigram remove_diacritics 1"
);

insert into word (word, rank) values ('secure-delete', 1);

insert into part (part, rank) values ('secure-delete', 1);

create trigger entry_added after insert on entry begin
    insert into word (rowid, text) values (new.id, new.text);
    insert into part (rowid, text) values (new.id, new.text);
end;

create trigger entry_removed after delete on entry begin
    insert into word (word, rowid, text) values ('delete', old.id, old.text);
    insert into part (part, rowid, text) values ('delete', old.id, old.text);
end;

-- The body of an answer as it came, of the attempt that counted.
create table recording (
    id integer primary key not null, -- the oldest has the least
    call_id text not null unique references call (id) on delete cascade,
    meta text not null, -- JSON, as in NAME.meta.json, without arrivals
    arrivals blob not null, -- gzip of the JSON array
    body blob not null, -- gzip, perhaps several one after the other
    size integer not null -- bytes of arrivals and body, compressed
) strict;

create index recording_size on recording (size);
