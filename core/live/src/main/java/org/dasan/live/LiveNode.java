package org.dasan.live;

import java.util.Collection;
import java.util.Set;
import org.dasan.live.SignalCourier.Kind;
import org.dasan.live.SocketTable.Signal;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// [Live] on this node.
final class LiveNode implements Live {
    private final Audiences audiences;
    private final SocketTable table;
    private final SignalCourier courier;

    LiveNode(Audiences audiences, SocketTable table, SignalCourier courier) {
        this.audiences = audiences;
        this.table = table;
        this.courier = courier;
    }

    @Override
    public void publish(Recipient to, Frame frame) {
        for (var client : audiences.of(to)) {
            client.publish(frame);
        }
    }

    @Override
    public void signal(Recipient to, Frame frame) {
        send(
                switch (frame) {
                    case Frame.Snapshot(var key, var json) -> new Signal(to.value(), Kind.SNAPSHOT.name(), key, json);
                    case Frame.Transient(var json) -> new Signal(to.value(), Kind.TRANSIENT.name(), "", json);
                    case Frame.Stream stream ->
                        throw new IllegalArgumentException("facts are tailed, not signalled: " + stream.stream());
                });
    }

    @Override
    public void disconnect(Recipient to, int code) {
        send(new Signal(to.value(), Kind.DISCONNECT.name(), "", String.valueOf(code)));
    }

    private void send(Signal signal) {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    sendNow(signal);
                }
            });
        } else {
            sendNow(signal);
        }
    }

    private void sendNow(Signal signal) {
        courier.deliver(signal);
        courier.hand(signal);
    }

    @Override
    public boolean hasLocal(Recipient to) {
        return audiences.any(to);
    }

    @Override
    public Set<Recipient> local() {
        return audiences.all();
    }

    @Override
    public boolean isConnected(Recipient to) {
        return audiences.any(to) || !table.connected(Set.of(to)).isEmpty();
    }

    @Override
    public Set<Recipient> connected(Collection<Recipient> of) {
        return table.connected(of);
    }
}
