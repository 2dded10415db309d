package org.dasan.interactions.outbox;

import java.time.Duration;

/// What became of a text that was handed over. All four are normal; callers handle each.
public sealed interface SendResult {
    /// The provider has it.
    ///
    /// @param externalId the provider's name for it, by which receipts come
    record Accepted(String externalId) implements SendResult {}

    /// The provider refused it; trying again cannot help.
    ///
    /// @param code short and of the provider, such as `21610`
    record Rejected(String code) implements SendResult {}

    /// Surely not taken; may succeed later.
    ///
    /// @param retryAfter not before this; the outbox waits longer when it keeps failing
    record Unavailable(Duration retryAfter, String code) implements SendResult {
        public Unavailable {
            if (retryAfter.isNegative()) {
                throw new IllegalArgumentException("retryAfter must not be negative but was " + retryAfter);
            }
        }
    }

    /// Under way when the connection broke, or answered by something nobody understands: perhaps taken.
    record Uncertain(String cause) implements SendResult {}
}
