import HingeCore

/// Loops that a profiler counts. Not inlined, so that it can name them.
enum CoreBench {
  /// The whole pipeline; gives the number of events.
  @inline(never)
  static func pass(
    _ configuration: PipelineConfiguration, _ samples: [SampleInput], times: Int
  ) -> Int {
    var events = 0
    for _ in 0..<times {
      var pipeline = HingePipeline(configuration)
      for sample in samples {
        pipeline.step(sample)
        events &+= pipeline.events.count
      }
    }
    return events
  }

  /// The same of a round of holds.
  @inline(never)
  static func pass(
    _ configuration: HoldConfiguration, _ samples: [SampleInput], times: Int
  ) -> Int {
    var events = 0
    for _ in 0..<times {
      var pipeline = HoldPipeline(configuration)
      for sample in samples {
        pipeline.step(sample)
        events &+= pipeline.events.count
      }
    }
    return events
  }

  /// Only the orientation filters, on quantities made beforehand; gives the number of updates.
  static func orient(
    _ configuration: PipelineConfiguration, _ samples: [SampleInput], times: Int
  ) -> Int {
    let hasThorax =
      switch configuration.basis {
      case .profile(let profile): profile.sensorCount == 2
      case .found(let found): found.sensorCount == 2
      }
    var updates = 0
    updates += turn(inputs(samples.map(\.sacrum), samples, configuration.sacrum), times: times)
    if hasThorax {
      updates += turn(inputs(samples.map(\.thorax), samples, configuration.thorax), times: times)
    }
    return updates
  }

  private struct Input {
    var rate: Vector3<AngularRate>
    var force: Vector3<Acceleration>
    var span: TimeSpan
  }

  private static func inputs(
    _ counts: [RawSample], _ samples: [SampleInput], _ model: SensorModel
  ) -> [Input] {
    var previous = samples.first.map(\.time) ?? Timestamp(microseconds: 0)
    return zip(counts, samples).map { raw, sample in
      let span = min(sample.time.since(previous), OrientationFilter.longestBridge)
      previous = sample.time
      return Input(
        rate: model.gyro.apply(raw.gx, raw.gy, raw.gz),
        force: model.accel.apply(raw.ax, raw.ay, raw.az), span: span)
    }
  }

  @inline(never)
  private static func turn(_ inputs: [Input], times: Int) -> Int {
    var updates = 0
    var turned: Int32 = 0
    for _ in 0..<times {
      var filter = OrientationFilter()
      for input in inputs {
        filter.update(rate: input.rate, force: input.force, span: input.span)
        updates &+= 1
      }
      turned ^= filter.up.x.raw
    }
    // Used, so that no part of the work can be left out as useless.
    return turned == Int32.min ? 0 : updates
  }
}
