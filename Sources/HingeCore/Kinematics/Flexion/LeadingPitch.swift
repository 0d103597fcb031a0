/// What is followed through the lift where two sensors are worn: four fifths of the trunk's pitch
/// and one fifth of the pelvis's; of pitches and of their rates.
///
/// A back that rounds tucks the pelvis by some 60-100 % of it and lets the trunk sink by the rest.
/// At four fifths the two cancel in this mean: it goes on as the neutral lift would, so that
/// a rounding is neither taken for a movement nor compared with the neutral flexion of another
/// depth.
@inline(__always)
package func leading<Quantity: FixedPointQuantity>(
  trunk: Quantity, pelvis: Quantity
) -> Quantity {
  // A fifth in Q.30; nearest, ties up: smaller than what it is a part of, so it fits.
  let fifth = (trunk - pelvis).raw.widened(times: 214_748_365).nearestShift(right: 30)
  return trunk - Quantity(raw: Int32(truncatingIfNeeded: fifth))
}
