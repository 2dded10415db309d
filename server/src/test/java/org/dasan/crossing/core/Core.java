package org.dasan.crossing.core;

/// Something both channels may use.
public class Core {}
