/// A text that must never be shown: every way of printing it gives `•••`.
public struct Secret: Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    private let text: String

    /// Wraps a text.
    public init(_ text: String) {
        self.text = text
    }

    /// The text itself; for the one place that puts it on the wire.
    public var revealed: String { text }
    /// Never the text.
    public var description: String { "•••" }
    /// Never the text.
    public var debugDescription: String { "•••" }
    /// Never the text.
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}
