package org.dasan.city;

/// Asked before somebody signs out and told afterwards; implemented by whoever gives people work.
public interface SignOutGuard {
    /// How many pieces of work `staff` still holds; signing out needs zero.
    int openWork(StaffId staff);

    /// `staff` has signed out.
    void signedOut(StaffId staff);
}
