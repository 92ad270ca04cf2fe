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

    /// A text that changes with the names or the bytes of files; equal texts mean equal files.
    public static func digest(of files: [SourceFile]) -> String {
        // FNV-1a over two different starts: 128 bits against accidents, not against anybody's intent.
        var (first, second): (UInt64, UInt64) = (0xCBF2_9CE4_8422_2325, 0x6C62_272E_07BB_0142)
        func take(_ bytes: some Sequence<UInt8>) {
            for byte in bytes {
                first = (first ^ UInt64(byte)) &* 0x100_0000_01B3
                second = (second ^ UInt64(byte) ^ (first >> 32)) &* 0x100_0000_01B3
            }
        }
        for file in files {
            take(file.name.utf8)
            take("\0\(file.bytes.count)\0".utf8)
            take(file.bytes)
        }
        return String(first, radix: 16) + "-" + String(second, radix: 16)
    }
}
