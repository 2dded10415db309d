package org.dasan.city.configuration;

/// What was to be taken away is still referred to.
public final class ConfigurationInUseException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ConfigurationInUseException(String kind, String key, Throwable cause) {
        super(kind + " " + key + " is still in use", cause);
    }
}
