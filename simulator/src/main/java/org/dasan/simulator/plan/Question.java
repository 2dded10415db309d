package org.dasan.simulator.plan;

import java.util.List;

/// Something people ask.
///
/// @param topic  of the counselling record
/// @param search what an agent types to find the answer
/// @param ask    what is asked first, in the language of [#lang]
/// @param more   what may be asked after an answer
/// @param answer what an agent writes when the knowledge base finds nothing
/// @param isCase whether it takes a department to answer
public record Question(
        String subject,
        String topic,
        String lang,
        String search,
        String ask,
        List<String> more,
        String answer,
        boolean isCase) {
    public Question {
        more = List.copyOf(more);
    }
}
