/// What was pressed.
package enum Key: Equatable, Sendable {
  case character(Character)
  case enter
  case escape
  case backspace
  case tab
  case up
  case down
  case left
  case right
  /// With the letter, in lower case.
  case control(Character)
  /// Some key that nothing here is done with.
  case other
}
