package org.dasan.city;

/// How a contact reaches the city.
public enum Channel {
    VOICE,
    SMS,
    CHAT,
    VIDEO,
    SNS,
    EMAIL,
    FAX,
    COUNTER,
    POST;

    /// Whether the citizen can be written to on it.
    public boolean carriesText() {
        return this != VOICE && arrives();
    }

    /// Whether the agent and the citizen meet on a device beside the desk: a telephone, a camera.
    public boolean onDevice() {
        return this == VOICE || this == VIDEO;
    }

    /// Whether contacts come through it by themselves; others are entered by the agent who receives them.
    public boolean arrives() {
        return this != COUNTER && this != POST;
    }
}
