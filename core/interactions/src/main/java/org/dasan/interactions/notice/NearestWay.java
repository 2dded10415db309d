package org.dasan.interactions.notice;

import java.util.Comparator;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Asks the channels one after the other, the nearest first.
@Component
class NearestWay implements CitizenNotice {
    private final ObjectProvider<NoticeCarrier> carriers;

    NearestWay(ObjectProvider<NoticeCarrier> carriers) {
        this.carriers = carriers;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public NoticeWay tell(Notice notice) {
        return carriers.stream()
                .sorted(Comparator.comparing(NoticeCarrier::way))
                .filter(carrier -> carrier.carry(notice))
                .map(NoticeCarrier::way)
                .findFirst()
                .orElse(NoticeWay.SHOWN);
    }
}
