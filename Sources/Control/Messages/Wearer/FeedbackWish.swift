/// What a wearer may choose of `feedback`; the words are a gym's, not the settings file's.
package enum FeedbackWish: String, Codable, CaseIterable, Sendable {
  /// Only a lost sensor sounds.
  case silent
  /// Everything sounds, in every set.
  case training
  /// Everything in the first sets, less later on.
  case fading
  /// The choice is taken back: as the settings say.
  case settings
}
