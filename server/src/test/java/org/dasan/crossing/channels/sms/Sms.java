package org.dasan.crossing.channels.sms;

import org.dasan.crossing.channels.chat.Chat;

/// A channel that reaches into another.
public class Sms {
    final Chat chat = new Chat();
}
