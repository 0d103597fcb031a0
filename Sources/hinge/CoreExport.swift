import HingeCore

/// A recording with its configuration as plain integers, so that the core alone, on any processor,
/// can be fed by a few lines of C (`Tests/CrossProcessor`).
///
/// Little-endian: the letters `HCORE001`; how many numbers; the numbers of the configuration, 64
/// bits each, in the order of `CoreEntry.swift` or, of holds, `HoldEntry.swift`; how many samples; each sample as its time in µs
/// (64 bits), six counts of the sacrum and six of T12 (16 bits each).
struct CoreExport {
  private var numbers: [Int64] = []
  private let samples: [SampleInput]

  init(_ configuration: PipelineConfiguration, _ samples: [SampleInput]) {
    self.samples = samples
    put(configuration.sacrum)
    put(configuration.thorax)
    put(configuration.nominalInterval)
    put(configuration.alerts)
    switch configuration.basis {
    case .profile(let profile):
      put(1)
      put(profile)
    case .found(let found):
      put(0)
      put(Int64(found.sensorCount))
      put(found.sacrum)
      put(found.thorax)
      put(found.range)
    }
  }

  init(_ configuration: HoldConfiguration, _ samples: [SampleInput]) {
    self.samples = samples
    put(configuration.sacrum)
    put(configuration.thorax)
    put(configuration.nominalInterval)
    put(configuration.hasThorax ? 1 : 0)
    put(configuration.sacrumMounting)
    put(configuration.thoraxMounting)
    put(configuration.sacrumBias)
    put(configuration.thoraxBias)
    put(configuration.kind == nil ? 0 : 1)
    put(Int64(configuration.kind?.rawValue ?? 0))
    put(configuration.limits.sag)
    put(configuration.limits.rotation)
    put(configuration.limits.sway)
    put(configuration.limits.lostAfter)
    put(configuration.target == nil ? 0 : 1)
    put(configuration.target ?? .zero)
    put(Int64(configuration.feedback.rawValue))
  }

  var bytes: [UInt8] {
    var bytes = Array("HCORE001".utf8)
    func put(_ value: some FixedWidthInteger) {
      withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
    }
    put(Int64(numbers.count))
    for number in numbers { put(number) }
    put(Int64(samples.count))
    for sample in samples {
      put(sample.time.microseconds)
      for raw in [sample.sacrum, sample.thorax] {
        for count in [raw.ax, raw.ay, raw.az, raw.gx, raw.gy, raw.gz] { put(count) }
      }
    }
    return bytes
  }

  private mutating func put(_ number: Int64) { numbers.append(number) }
  private mutating func put(_ quantity: some FixedPointQuantity) { put(Int64(quantity.raw)) }
  private mutating func put(_ span: TimeSpan) { put(span.microseconds) }

  private mutating func put<Q: FixedPointQuantity>(_ vector: Vector3<Q>) {
    put(vector.x)
    put(vector.y)
    put(vector.z)
  }

  private mutating func put(_ mounting: Mounting) {
    put(mounting.forward)
    put(mounting.left)
    put(mounting.up)
  }

  private mutating func put<Q: FixedPointQuantity>(_ model: TriadModel<Q>) {
    for row in [model.row0, model.row1, model.row2] {
      for index in row.indices { put(Int64(row[index])) }
    }
    put(model.bias)
  }

  private mutating func put(_ model: SensorModel) {
    put(model.accel)
    put(model.gyro)
    put(Int64(model.accelLimitCounts))
    put(Int64(model.gyroLimitCounts))
  }

  private mutating func put(_ alerts: AlertSettings) {
    put(alerts.warnReserve)
    put(alerts.alarmReserve)
    put(alerts.clearReserve)
    put(alerts.severeReserve)
    put(alerts.floorAngle)
    put(alerts.hold)
    put(alerts.holdSevere)
    put(alerts.rearm)
    put(alerts.creep)
    put(alerts.hyperextension)
    put(alerts.shortestEccentric == nil ? 0 : 1)
    put(alerts.shortestEccentric ?? .zero)
    put(alerts.stopSetVelocityLoss == nil ? 0 : 1)
    put(alerts.stopSetVelocityLoss ?? .zero)
    put(Int64(alerts.feedback.rawValue))
  }

  private mutating func put(_ profile: WearerProfile) {
    put(Int64(profile.style.rawValue))
    put(Int64(profile.sensorCount))
    put(Int64(profile.rounding.rawValue))
    put(profile.sacrum)
    put(profile.thorax)
    put(profile.range)
    for curve in [profile.neutral.lowering, profile.neutral.rising] {
      for index in curve.indices { put(Int64(curve[index])) }
    }
    put(profile.neutral.bottomPitch)
    put(profile.sacrumBias)
    put(profile.thoraxBias)
    put(profile.peakRiseRate)
    put(profile.neutralBottomFlexion)
    put(profile.maxFlexion)
    put(profile.flexionDeviation)
    put(profile.lockoutFlexion)
    put(profile.sacrumStyleBottom)
    put(profile.sacrumHingeBottom)
    put(profile.sacrumSlumpBottom)
    put(profile.sacrumLockout)
  }
}
