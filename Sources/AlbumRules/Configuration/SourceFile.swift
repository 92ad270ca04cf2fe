/// A configuration file as it was read from the disk.
public struct SourceFile: Hashable, Sendable {
    /// The name as messages show it; it ends in `.py` for settings of the Python script.
    public var name: String
    /// The bytes of the file.
    public var bytes: [UInt8]

    /// A file of which the bytes are known.
    public init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }

    /// A file of which the text is known.
    public init(name: String, text: String) {
        self.init(name: name, bytes: Array(text.utf8))
    }
}
