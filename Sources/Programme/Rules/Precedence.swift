/// Which rule goes before which: the first that has something to say is the advice.
///
/// Four lines hold it together, and tests hold it to them:
/// - pain that stops goes before everything;
/// - what the log does not say goes before what it says;
/// - what takes weight off goes before what keeps it, so that more alarms never mean more weight;
/// - raising comes last.
enum Precedence {
  static let table: [any Rule] = [
    // No weight.
    PainStopRule(),
    NoSessionRule(),
    RestRule(),
    NoLoadRule(),
    NoWorkSetRule(),
    NoVerdictRule(),
    // Less weight.
    PauseRule(),
    AfterPainRule(),
    TwoAlarmedSessionsRule(),
    DeloadRule(),
    StallRule(),
    // The same weight.
    AlarmedSetRule(),
    PainRule(),
    SorenessRule(),
    WentOnRule(),
    UnjudgedRule(),
    RepsShortRule(),
    NotFlawlessRule(),
    EffortRule(),
    ShortPauseRule(),
    SettleRule(),
    AddRepsRule(),
    NotYetRule(),
    BreakPointRule(),
    PlatesRule(),
    // More weight.
    RaiseRule(),
  ]
}
