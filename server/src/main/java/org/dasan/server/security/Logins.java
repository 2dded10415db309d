package org.dasan.server.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.dasan.city.Directory;
import org.dasan.city.Staff;
import org.dasan.city.StaffId;
import org.dasan.city.access.StaffPrincipal;
import org.dasan.live.Live;
import org.dasan.live.Recipient;
import org.dasan.live.SessionKeeper;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/// Who is signed in, kept in sessions that lie in the database: they survive a restart and hold on every
/// node. A session holds nothing but the id of the person, so that neither a new version nor a changed role
/// depends on what is stored.
@Component
class Logins implements SecurityContextRepository, SessionKeeper {
    /// Staff sign in again after this, however busy they are: longer than a shift.
    static final Duration LONGEST = Duration.ofHours(14);

    private static final int SIGN_IN_AGAIN = 4401;
    private static final String STAFF = "dasan.staff";
    private static final String BY_STAFF = FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME;

    private final Directory directory;
    private final Live live;
    private final FindByIndexNameSessionRepository<? extends Session> sessions;
    private final InstantSource realTime = InstantSource.system(); // as the session store; the city's may run faster

    Logins(Directory directory, Live live, FindByIndexNameSessionRepository<? extends Session> sessions) {
        this.directory = directory;
        this.live = live;
        this.sessions = sessions;
    }

    /// Begins a session for somebody who has just proved who they are; any earlier one of this browser ends.
    void begin(HttpServletRequest request, StaffPrincipal staff) {
        var earlier = request.getSession(false);
        if (earlier != null) {
            earlier.invalidate();
        }
        var session = request.getSession(true);
        session.setAttribute(STAFF, staff.id().toString());
        session.setAttribute(BY_STAFF, staff.id().toString());
    }

    /// Ends the session of this request and closes its sockets.
    void end(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session != null) {
            var id = session.getId();
            session.invalidate();
            live.disconnect(Recipient.session(id), SIGN_IN_AGAIN);
        }
    }

    /// Ends every session of somebody but the one of this request.
    void endOthers(StaffId staff, HttpServletRequest request) {
        var present = request.getSession(false);
        var spared = present == null ? "" : present.getId();
        for (var id : sessions.findByPrincipalName(staff.toString()).keySet()) {
            if (!id.equals(spared)) {
                sessions.deleteById(id);
                live.disconnect(Recipient.session(id), SIGN_IN_AGAIN);
            }
        }
    }

    @Override
    public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
        return new OnDemand(request);
    }

    @Override
    @Deprecated
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        return contextOf(holder.getRequest());
    }

    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
        // Sessions begin in begin() only; a script that sends its password each time leaves none behind.
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return staff(request).isPresent();
    }

    private SecurityContext contextOf(HttpServletRequest request) {
        var context = new SecurityContextImpl();
        staff(request)
                .ifPresent(staff -> context.setAuthentication(
                        new StaffAuthentication(new StaffPrincipal(staff.id(), staff.username()))));
        return context;
    }

    private Optional<Staff> staff(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null
                || Instant.ofEpochMilli(session.getCreationTime()).plus(LONGEST).isBefore(realTime.instant())) {
            return Optional.empty();
        }
        return staff((String) session.getAttribute(STAFF));
    }

    private Optional<Staff> staff(@Nullable String id) {
        return id == null
                ? Optional.empty()
                : directory.staff(new StaffId(UUID.fromString(id))).filter(Staff::active);
    }

    @Override
    public Optional<Duration> keepAlive(String sessionId) {
        return keepAlive(sessions, sessionId);
    }

    private <S extends Session> Optional<Duration> keepAlive(FindByIndexNameSessionRepository<S> store, String id) {
        var session = store.findById(id);
        if (session == null || staff(session.<String>getAttribute(STAFF)).isEmpty()) {
            return Optional.empty();
        }
        var now = realTime.instant();
        var left = Duration.between(now, session.getCreationTime().plus(LONGEST));
        if (!left.isPositive()) {
            store.deleteById(id);
            return Optional.empty();
        }
        session.setLastAccessedTime(now);
        store.save(session);
        return Optional.of(left);
    }

    /// Looks the session up when somebody asks who is calling, and not for pages and pictures.
    private final class OnDemand implements DeferredSecurityContext {
        private final HttpServletRequest request;
        private @Nullable SecurityContext context;

        OnDemand(HttpServletRequest request) {
            this.request = request;
        }

        @Override
        public SecurityContext get() {
            var known = context;
            if (known == null) {
                known = contextOf(request);
                context = known;
            }
            return known;
        }

        @Override
        public boolean isGenerated() {
            return get().getAuthentication() == null;
        }
    }
}
