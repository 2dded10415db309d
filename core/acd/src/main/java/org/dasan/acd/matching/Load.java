package org.dasan.acd.matching;

/// Places of an agent on one channel.
public record Load(int used, int capacity) {
    boolean full() {
        return used >= capacity;
    }
}
