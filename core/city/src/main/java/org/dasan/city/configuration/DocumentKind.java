package org.dasan.city.configuration;

import java.util.List;
import org.dasan.city.Label;
import org.dasan.city.StaffId;
import org.jspecify.annotations.Nullable;

/// A kind of configuration kept as documents, which can be taken away.
public abstract class DocumentKind<V> implements ConfigurationKind<V> {
    private final Documents documents;
    private final String code;
    private final Label label;
    private final Class<V> type;

    protected DocumentKind(Documents documents, String code, Label label, Class<V> type) {
        this.documents = documents;
        this.code = code;
        this.label = label;
        this.type = type;
    }

    /// Small ones stand first; those of one position by key.
    protected int position(V value) {
        return 0;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Label label() {
        return label;
    }

    @Override
    public Class<V> type() {
        return type;
    }

    @Override
    public List<V> all() {
        return documents.all(code, type);
    }

    @Override
    public void write(V value, @Nullable V before, StaffId who) {
        documents.write(code, key(value), position(value), value);
    }

    @Override
    public boolean removable() {
        return true;
    }

    @Override
    public void remove(V value) {
        documents.remove(code, key(value));
    }

    /// Adds what a file of the sample names, unless it was there before.
    public void addIfNew(V value) {
        documents.writeIfNew(code, key(value), position(value), value);
    }
}
