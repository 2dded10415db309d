package org.dasan.city;

/// Whether this is a demonstration with sample people whose password everybody knows; only on loopback.
public record DemoMode(boolean on) {}
