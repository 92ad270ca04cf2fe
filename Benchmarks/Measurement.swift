/// Several tries at one thing.
struct Measurement {
    private(set) var tries: [Duration] = []

    /// Measures something so many times, after one try that does not count.
    init(tries count: Int = 5, _ body: () throws -> Void) rethrows {
        try body()
        for _ in 0..<count {
            let clock = ContinuousClock()
            tries.append(try clock.measure(body))
        }
    }

    /// The middle one.
    var median: Duration { tries.sorted()[tries.count / 2] }
    /// The middle one in seconds.
    var seconds: Double { median.seconds }
    /// From the shortest to the longest.
    var span: String {
        "\((tries.min() ?? .zero).shown) … \((tries.max() ?? .zero).shown)"
    }
}

extension Duration {
    /// Seconds with a fraction.
    var seconds: Double { Double(components.seconds) + Double(components.attoseconds) * 1e-18 }

    /// `1.25 s`, `4.1 ms`, `310 µs`.
    var shown: String {
        switch seconds {
        case 1...: "\(fixed(seconds, 2)) s"
        case 1e-3..<1: "\(fixed(seconds * 1e3, 1)) ms"
        default: "\(fixed(seconds * 1e6, 0)) µs"
        }
    }
}

/// A number with so many decimals.
func fixed(_ number: Double, _ decimals: Int) -> String {
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    let whole = Int64((number * scale).rounded())
    guard decimals > 0 else { return grouped(Int(whole)) }
    let fraction = String(abs(whole) % Int64(scale))
    return
        "\(grouped(Int(whole / Int64(scale)))).\(String(repeating: "0", count: decimals - fraction.count))\(fraction)"
}

/// `1,000,000`.
func grouped(_ number: Int) -> String {
    let digits = String(abs(number))
    var text = ""
    for (index, digit) in digits.enumerated() {
        if index > 0, (digits.count - index).isMultiple(of: 3) { text.append(",") }
        text.append(digit)
    }
    return (number < 0 ? "-" : "") + text
}
