/// Texts by telephone, SMS and MMS, through Twilio; laid out like the chat.
///
/// | part | here |
/// |---|---|
/// | what comes in | [TwilioWebhooks], [InboundText]; [Reconciler] for what did not come |
/// | what it does to the city's contacts | [Intake], [OptOutWords], [Consents] |
/// | what goes out | [SmsCarrier], [SmsNotice], [SmsSurvey] → outbox → [TwilioGateway], [Verdicts] |
/// | what became of it | [StatusReports] |
/// | pictures in and out | [Pictures], [PictureFetcher], [PictureAddresses]; [Attachments], [MediaTokens] |
/// | what time alone decides | [SmsTimers] |
/// | what keeps it whole | [Signatures], [SmsLength], [SmsBook], [SmsErasure] |
/// | where the provider and the city are | [SmsSetup], [ProviderAddress], [PublicAddress], [TwilioApi] |
/// | what others may ask | [SmsAvailability], [SmsLengthController] |
@NullMarked
@ApplicationModule(
        displayName = "Channel: SMS",
        allowedDependencies = {
            "channels",
            "store",
            "city",
            "city :: access",
            "interactions",
            "interactions :: books",
            "interactions :: masking",
            "interactions :: notice",
            "interactions :: outbox",
            "interactions :: retention",
            "interactions :: survey",
            "acd"
        })
package org.dasan.channels.sms;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
