package org.dasan.city.sample;

/// Brings a module's part of the configuration files into its tables: what is missing is added, what is there
/// stays as it is. A bean; called once at each start before the server accepts requests, in bean order (the
/// city first), each in a transaction of its own.
public interface SampleLoader {
    void load(SampleFiles files);
}
