package org.dasan.telephony;

import org.dasan.city.Label;
import org.jspecify.annotations.Nullable;

/// A list of people whom the city calls by itself, and how.
///
/// @param entryPoint   where its contacts belong
/// @param calendar     within whose hours people are called
/// @param attempts     how often one person is called at most
/// @param pauseMinutes between two attempts
/// @param skill        what an agent must be able to do; nothing: whoever takes calls
/// @param script       what agents say, shown before and while they call
record Campaign(
        String code,
        Label name,
        String organisation,
        String entryPoint,
        String calendar,
        int attempts,
        int pauseMinutes,
        @Nullable String skill,
        Label script,
        boolean active) {}
