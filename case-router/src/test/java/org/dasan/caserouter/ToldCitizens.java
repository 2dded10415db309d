package org.dasan.caserouter;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.dasan.interactions.notice.Notice;
import org.dasan.interactions.notice.NoticeCarrier;
import org.dasan.interactions.notice.NoticeWay;

/// Stands where a channel would, and remembers what citizens were told.
class ToldCitizens implements NoticeCarrier {
    private final List<Notice> told = new CopyOnWriteArrayList<>();

    @Override
    public NoticeWay way() {
        return NoticeWay.SMS;
    }

    @Override
    public boolean carry(Notice notice) {
        told.add(notice);
        return true;
    }

    Notice last() {
        return told.getLast();
    }

    List<String> codes() {
        return told.stream().map(Notice::code).toList();
    }

    void forget() {
        told.clear();
    }
}
