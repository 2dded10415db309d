/// Telephone calls on Asterisk: contacts like all others, which ring instead of being shown.
///
/// | part | here |
/// |---|---|
/// | finding and leading an exchange | [ExchangeFile], [ExchangeKeeper], [ExchangeLeases], [ExchangeSession] |
/// | speaking with it | [Asterisk], [AgiDoor], [Plain] |
/// | what it tells | [ExchangeEvents], [Resync] |
/// | the way of a call | [CallScript], [AnswerScript], [LiveCall], [LiveCalls] |
/// | what a caller hears before they wait | [Reception], [PhoneSession], [FlowLine], [FlowLines], [SoundServer] |
/// | what they are told while they wait, and before they are recorded | [WaitingWords], [Announcer] |
/// | what a call does to the city's contacts | [Calls], [CallRows], [CallSpans] |
/// | ringing and hanging up as the seats say | [VoiceCarrier], [SeatFollower] |
/// | recording | [CallRecorder], [CallRecordings], [RecordingRuleKind], [RecordingErasure], [RecordedSound] |
/// | people beside the agent | [Companions], [Consults], [Outsiders], [ConsultController] |
/// | calls that agents make | [Outbound], [Diallings], [CallsMade], [OutboundController] |
/// | the way outside, and which numbers | [OutsideLines], [OutsideNumbers] |
/// | campaigns, and whom they call | [Campaign], [CampaignKind], [Campaigns], [CampaignController] |
/// | their lists | [CampaignMembers], [CampaignUpload], [DoNotCall] |
/// | supervisors on calls | [Supervisors], [Watches], [SuperviseController] |
/// | agents' telephones | [Lines], [PhoneController], [PhoneFrames] |
/// | what others may ask | [VoiceAvailability], [PhoneSockets] |
/// | what keeps it whole | [VoiceBook] |
@NullMarked
@ApplicationModule(
        displayName = "Telephony",
        allowedDependencies = {
            "store",
            "city",
            "city :: access",
            "city :: configuration",
            "live",
            "interactions",
            "interactions :: books",
            "interactions :: masking",
            "interactions :: retention",
            "acd",
            "selfservice"
        })
package org.dasan.telephony;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
