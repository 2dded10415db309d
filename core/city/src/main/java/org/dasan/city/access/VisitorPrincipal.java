package org.dasan.city.access;

import java.util.UUID;
import org.dasan.city.EntryPointId;

/// The visitor a valid token names. Controllers take it as an argument.
public record VisitorPrincipal(UUID conversationId, EntryPointId entryPoint) {}
