package org.dasan.crossing.channels.chat;

import org.dasan.crossing.core.Core;

/// A channel that keeps its arrows.
public class Chat {
    final Core core = new Core();
}
