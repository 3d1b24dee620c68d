-- What the nodes of a cluster prove to each other that they belong to it: whoever may read the journal is a peer. Drawn by
-- the database itself (64 hexadecimal digits, of which gen_random_uuid() leaves 244 bits to chance). A default that is
-- volatile fills the row that is there, too.
alter table identity
    add column secret text not null default replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '');
