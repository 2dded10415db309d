package org.dasan.interactions;

/// Who began an interaction: the citizen or the city.
public enum Direction {
    INBOUND,
    OUTBOUND
}
