package org.dasan.citizenapp.pages;

import java.util.List;

/// One of the six ways as the page shows it.
///
/// @param id    `voice`, `sms`, `chat`, `video`, `lang` or `report`
/// @param icon  name of its drawing
/// @param words the wait in words, or what to do instead
/// @param level shape beside the words: `now`, `soon`, `long`, or `none` when there is no wait to tell
record WayView(String id, String icon, String label, String href, String words, String level) {
    /// All six, in their fixed order.
    ///
    /// @param measured since when the figures hold, `HH:mm`; empty when no figure is shown
    record Board(List<WayView> ways, String measured) {}
}
