package org.dasan.interactions;

import java.util.UUID;

/// A client id came again with other content. Nothing was stored; the first content stands.
public class ClientIdReusedException extends RuntimeException {
    public ClientIdReusedException(UUID clientId) {
        super("client id " + clientId + " was used before for another content");
    }
}
