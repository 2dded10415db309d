package org.dasan.telephony;

import org.dasan.acd.Devices;
import org.springframework.stereotype.Component;

/// What a session with an exchange works with.
@Component
record ExchangeParts(
        CallScript calls,
        AnswerScript answers,
        ExchangeEvents events,
        Resync resync,
        Lines lines,
        Devices devices,
        CallRecordings recordings,
        Companions companions,
        Outbound outbound,
        Outsiders outsiders) {}
