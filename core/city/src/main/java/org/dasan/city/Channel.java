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
    POST
}
