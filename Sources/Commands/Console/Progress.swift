import Synchronization

/// Shows what a run is doing: one line that changes on a terminal, one line a phase otherwise, or one JSON object a line.
final class Progress: Sendable {
    /// How progress is shown.
    enum Style: String, Hashable, Sendable, CaseIterable {
        /// A bar on a terminal, lines otherwise.
        case auto
        /// A line for each phase.
        case line
        /// One line that changes in place.
        case bar
        /// One JSON object a line.
        case json
        /// Nothing.
        case none
    }

    private struct State {
        var isBarShown = false
        var lastDrawn: ContinuousClock.Instant?
    }

    private let channel: Channel
    private let style: Style
    private let state = Mutex(State())

    /// Progress on a channel.
    init(_ channel: Channel, style: Style) {
        self.channel = channel
        self.style = style == .auto ? (channel.isTerminal ? .bar : .line) : style
    }

    /// A phase has begun.
    func begin(_ phase: String, _ text: String) {
        switch style {
        case .line: channel.line(visible(text) + " …")
        case .bar: state.withLock { draw(text + " …", &$0) }
        case .json: event("phase", [("phase", .text(phase)), ("text", .text(text))])
        case .none, .auto: break
        }
    }

    /// A phase has come so far; `total` is nil when nobody knows.
    func advance(_ phase: String, _ text: String, done: Int, total: Int?) {
        switch style {
        case .bar:
            state.withLock { state in
                let now = ContinuousClock.now
                if let last = state.lastDrawn, now - last < .milliseconds(50) { return }
                draw(bar(text, done, total), &state)
            }
        case .json:
            event(
                "progress", [("phase", .text(phase)), ("done", .int(done)), ("total", total.map { .int($0) } ?? .null)])
        case .line, .none, .auto: break
        }
    }

    /// Something worth a line of its own has happened.
    func note(_ text: String) {
        switch style {
        case .line: channel.line(visible(text))
        case .bar:
            state.withLock { clear(&$0) }
            channel.line(visible(text))
        case .json: event("note", [("text", .text(text))])
        case .none, .auto: break
        }
    }

    /// Takes the changing line away, so that results can follow.
    func finish() {
        state.withLock { clear(&$0) }
    }

    private func bar(_ text: String, _ done: Int, _ total: Int?) -> String {
        guard let total, total > 0 else { return "\(text) \(grouped(done))" }
        let cells = 24
        let filled = min(cells, cells * done / total)
        let drawn = String(repeating: "█", count: filled) + String(repeating: "░", count: cells - filled)
        return "\(text) \(drawn) \(grouped(done)) of \(grouped(total))"
    }

    private func draw(_ text: String, _ state: inout State) {
        channel.write("\r\u{1B}[K" + shortened(text, to: max(10, channel.width - 1)))
        state.isBarShown = true
        state.lastDrawn = .now
    }

    private func clear(_ state: inout State) {
        guard state.isBarShown else { return }
        channel.write("\r\u{1B}[K")
        state.isBarShown = false
    }

    private func event(_ kind: String, _ fields: [(String, JSONText)]) {
        let object = JSONText.object([("schema", .int(1)), ("event", .text(kind))] + fields)
        channel.line(object.compact)
    }
}

/// A number with a comma between thousands: `100,057`.
func grouped(_ number: Int) -> String {
    var digits = String(number.magnitude)
    var groups: [String] = []
    while digits.count > 3 {
        groups.insert(String(digits.suffix(3)), at: 0)
        digits.removeLast(3)
    }
    return (number < 0 ? "−" : "") + ([digits] + groups).joined(separator: ",")
}
