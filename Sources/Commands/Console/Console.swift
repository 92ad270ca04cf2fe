#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Where results and messages go: standard output and standard error, or what a test puts in their place.
struct Console: Sendable {
    /// Results.
    var results: Channel
    /// Messages, progress, errors.
    var messages: Channel

    /// The process's own streams.
    static func process(variable: (String) -> String?) -> Console {
        let wantsColours = (variable("NO_COLOR") ?? "").isEmpty && variable("TERM") != "dumb"
        return Console(
            results: .stream(STDOUT_FILENO, wantsColours: wantsColours),
            messages: .stream(STDERR_FILENO, wantsColours: wantsColours))
    }

    /// Shows an error with its hint on a line of its own.
    func complain(_ message: String, hint: String? = nil) {
        messages.line(messages.painted("error:", .red) + " " + message)
        if let hint { messages.line("  hint: " + hint) }
    }

    /// Shows a doubt.
    func warn(_ message: String, hint: String? = nil) {
        messages.line(messages.painted("warning:", .yellow) + " " + message)
        if let hint { messages.line("  hint: " + hint) }
    }
}

/// One stream of text to the user.
struct Channel: Sendable {
    /// Colours and weights a terminal shows.
    enum Paint: String, Hashable, Sendable {
        /// For what was added or is well.
        case green = "32"
        /// For what was removed or failed.
        case red = "31"
        /// For what is held or doubtful.
        case yellow = "33"
        /// For headings.
        case bold = "1"
        /// For what matters less.
        case faint = "2"
    }

    /// Whether somebody looks at it as it comes.
    var isTerminal: Bool
    /// Whether colours are shown.
    var hasColours: Bool
    /// How many columns a line has.
    var width: Int
    /// Takes text as it is.
    var write: @Sendable (String) -> Void

    /// Text with a line break.
    func line(_ text: String = "") { write(text + "\n") }

    /// Lines with a break after each, in one piece.
    func lines(_ lines: [String]) {
        guard !lines.isEmpty else { return }
        write(lines.joined(separator: "\n") + "\n")
    }

    /// The text in a colour, where colours are shown.
    func painted(_ text: String, _ paint: Paint) -> String {
        hasColours ? "\u{1B}[\(paint.rawValue)m\(text)\u{1B}[0m" : text
    }

    /// A stream of the process.
    static func stream(_ descriptor: Int32, wantsColours: Bool) -> Channel {
        let isTerminal = isatty(descriptor) == 1
        var size = winsize()
        let hasSize = isTerminal && ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
        return Channel(
            isTerminal: isTerminal, hasColours: isTerminal && wantsColours, width: hasSize ? Int(size.ws_col) : 80
        ) { text in
            var text = text
            text.withUTF8 { bytes in
                var rest = UnsafeRawBufferPointer(bytes)
                while let start = rest.baseAddress, !rest.isEmpty {
                    let written = Swift.max(-1, systemWrite(descriptor, start, rest.count))
                    if written < 0, errno == EINTR || errno == EAGAIN { continue }
                    // Nobody reads any more (a closed pipe): nothing left to tell.
                    guard written > 0 else { return }
                    rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(written))
                }
            }
        }
    }
}

private func systemWrite(_ descriptor: Int32, _ start: UnsafeRawPointer, _ count: Int) -> Int {
    write(descriptor, start, count)
}
