CREATE TABLE events (
    number bigint NOT NULL,
    id character varying(200) NOT NULL,
    learner character varying(200) NOT NULL,
    at timestamp without time zone NOT NULL,
    kind character varying(200) NOT NULL,
    lesson character varying(200) NOT NULL,
    exercise character varying(200) NOT NULL,
    seed bigint NOT NULL,
    data text NOT NULL,
    question text DEFAULT ''::text NOT NULL
);
CREATE SEQUENCE events_number_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE events_number_seq OWNED BY events.number;
CREATE TABLE schema (
    version integer NOT NULL
);
ALTER TABLE ONLY events ALTER COLUMN number SET DEFAULT nextval('events_number_seq'::regclass);
INSERT INTO events VALUES (1, 'f84d9a74-9a20-5318-9209-ad891997f3b2', 'me', '2026-11-29 01:53:30.443498', 'visit', 'sample', '', 0, '{}', '');
INSERT INTO events VALUES (2, '220858af-a903-5264-b994-13afb0be344b', 'me', '2026-11-29 01:53:39.805352', 'attempt', 'sample', 'formula', 0, '{"response": "12345", "verdict": "wrong", "misconceptions": []}', '{"fingerprint": "c0ffee00c0ffee00", "values": {"p": "3"}, "text": "Write the slope of x\u00b3."}');
INSERT INTO events VALUES (3, 'f9502ffa-ef44-5a0f-b003-d4d0c1b26a84', 'me', '2026-11-29 01:53:41.667837', 'help', 'sample', 'formula', 0, '{"level": "place"}', '{"fingerprint": "c0ffee00c0ffee00", "values": {"p": "3"}, "text": "Write the slope of x\u00b3."}');
INSERT INTO events VALUES (4, '125ee1bd-55d4-547b-b5b1-b678a8db77ba', 'me', '2026-11-29 01:53:41.914411', 'attempt', 'sample', 'formula', 0, '{"response": "3x\u00b2", "verdict": "right", "misconceptions": []}', '{"fingerprint": "c0ffee00c0ffee00", "values": {"p": "3"}, "text": "Write the slope of x\u00b3."}');
INSERT INTO events VALUES (5, 'df395b75-8df2-5bfc-8be4-532371707c8e', 'me', '2026-11-29 01:53:42.583424', 'another', 'sample', 'formula', 1, '{}', '{"fingerprint": "c0ffee00c0ffee00", "values": {"p": "5"}, "text": "Write the slope of x\u2075."}');
INSERT INTO events VALUES (6, 'ca9be3cd-998d-54d4-a7ed-5887747e1647', 'me', '2026-11-29 01:53:43.065548', 'attempt', 'sample', 'formula', 1, '{"response": "5x\u2074", "verdict": "right", "misconceptions": []}', '{"fingerprint": "c0ffee00c0ffee00", "values": {"p": "5"}, "text": "Write the slope of x\u2075."}');
INSERT INTO events VALUES (7, '46fc08e8-241e-5bf7-9bd7-047214efe0bb', 'me', '2026-11-29 01:53:43.951075', 'attempt', 'sample', 'number', 0, '{"response": "x +* 2", "verdict": "unreadable", "misconceptions": []}', '{"fingerprint": "decade00decade00", "values": {}, "text": "How steep is it at 1?"}');
INSERT INTO events VALUES (8, 'cefb3895-fb88-53df-940f-a0f699f00cb4', 'me', '2026-11-29 01:53:44.776513', 'attempt', 'sample', 'number', 0, '{"response": "7", "verdict": "wrong", "misconceptions": []}', '{"fingerprint": "decade00decade00", "values": {}, "text": "How steep is it at 1?"}');
INSERT INTO events VALUES (9, '0bb28ea3-c1fd-5534-98e8-17e9e6f2f5c2', 'me', '2026-11-29 01:53:46.176958', 'attempt', 'sample', 'drill', 0, '{"response": "6x\u00b2", "verdict": "right", "misconceptions": []}', '');
INSERT INTO events VALUES (10, '95664817-e996-5c44-a480-341d0a82e476', 'me', '2026-11-29 01:53:47.008196', 'predict', 'sample', 'guess', 0, '{"choice": 1}', '');
INSERT INTO schema VALUES (2);
SELECT pg_catalog.setval('events_number_seq', 10, true);
ALTER TABLE ONLY events
    ADD CONSTRAINT events_id_key UNIQUE (id);
ALTER TABLE ONLY events
    ADD CONSTRAINT events_pkey PRIMARY KEY (number);
ALTER TABLE ONLY schema
    ADD CONSTRAINT schema_pkey PRIMARY KEY (version);
CREATE INDEX events_of ON events USING btree (learner, lesson);
