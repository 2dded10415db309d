-- Callers who were passed on to somebody outside speak without the city.
ALTER TABLE call_span DROP CONSTRAINT call_span_kind_check;
ALTER TABLE call_span ADD CONSTRAINT call_span_kind_check CHECK (kind IN ('SELF_SERVICE', 'WAITING', 'TALKING', 'HELD', 'OUTSIDE'));
