-- Words as written and folded words no longer share their terms: to find the few texts that write "duong", every text with
-- "đường" was looked at. A phrase is found by its pairs of words, so that the index need not know where a word stands.
-- A word of up to six letters may be a beginning, as in what is being typed; a beginning that has no index is put
-- together from all its words before the first hit.
DROP TABLE search_text;
CREATE VIRTUAL TABLE search_term USING fts5 (terms, detail = none, columnsize = 0, prefix = '1 2 3 4 5 6 7',
                                             tokenize = "unicode61 remove_diacritics 0 categories 'L* M* N* P* S* C*'");
-- The index is written in pieces, and each of them is looked at for each term: the newest document, of those that are not
-- numbered above others, when they were last made one.
ALTER TABLE search_cursor ADD COLUMN whole_until INTEGER NOT NULL DEFAULT 0;
-- All is read again, from the first line of the log.
DELETE FROM search_doc;
UPDATE search_cursor SET seq = 0;
