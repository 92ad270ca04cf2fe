/// A UUID that the server gave to one kind of thing; 16 bytes, compared and printed in lower case.
public struct Identifier<Entity>: Hashable, Comparable, Sendable, LosslessStringConvertible {
    /// The first eight bytes, big-endian.
    public let high: UInt64
    /// The last eight bytes, big-endian.
    public let low: UInt64

    /// An identifier from its halves.
    public init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// Reads the 36-character form in either letter case; nil for anything else.
    public init?(_ description: String) {
        var description = description
        guard let parsed = description.withUTF8({ Self(utf8: $0) }) else { return nil }
        self = parsed
    }

    /// Reads the 36-byte form in either letter case; nil for anything else.
    public init?(utf8 bytes: UnsafeBufferPointer<UInt8>) {
        guard bytes.count == 36 else { return nil }
        var high: UInt64 = 0
        var low: UInt64 = 0
        var digits = 0
        for index in 0..<36 {
            let byte = bytes[index]
            if index == 8 || index == 13 || index == 18 || index == 23 {
                guard byte == UInt8(ascii: "-") else { return nil }
                continue
            }
            let digit: UInt8
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte &- UInt8(ascii: "0")
            case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte &- UInt8(ascii: "a") &+ 10
            case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = byte &- UInt8(ascii: "A") &+ 10
            default: return nil
            }
            if digits < 16 { high = high << 4 | UInt64(digit) } else { low = low << 4 | UInt64(digit) }
            digits += 1
        }
        self.init(high: high, low: low)
    }

    /// Hashes both halves as one: sets of identifiers are the costliest thing in reading a library.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(high ^ low)
    }

    /// The 36-character form in lower case.
    public var description: String {
        let digits = Array("0123456789abcdef".utf8)
        return String(unsafeUninitializedCapacity: 36) { buffer in
            var position = 0
            for index in 0..<32 {
                if index == 8 || index == 12 || index == 16 || index == 20 {
                    buffer[position] = UInt8(ascii: "-")
                    position += 1
                }
                let half = index < 16 ? high : low
                buffer[position] = digits[Int(half >> UInt64((15 - index % 16) * 4) & 15)]
                position += 1
            }
            return 36
        }
    }

    /// Orders by bytes, which is the order of the printed form.
    public static func < (left: Self, right: Self) -> Bool {
        (left.high, left.low) < (right.high, right.low)
    }
}

extension Identifier: Codable {
    /// Reads the 36-character form.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let parsed = Self(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a UUID: \(text.prefix(60))")
        }
        self = parsed
    }

    /// Writes the 36-character form.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

/// Marks identifiers of photos and videos.
public enum AssetEntity: Sendable {}
/// Marks identifiers of people.
public enum PersonEntity: Sendable {}
/// Marks identifiers of albums.
public enum AlbumEntity: Sendable {}
/// Marks identifiers of faces.
public enum FaceEntity: Sendable {}
/// Marks identifiers of users.
public enum UserEntity: Sendable {}
/// Marks identifiers of external libraries.
public enum LibraryEntity: Sendable {}
/// Marks identifiers of groups of duplicates.
public enum DuplicateEntity: Sendable {}
/// Marks identifiers of tags.
public enum TagEntity: Sendable {}

/// The identifier of a photo or video.
public typealias AssetID = Identifier<AssetEntity>
/// The identifier of a person.
public typealias PersonID = Identifier<PersonEntity>
/// The identifier of an album.
public typealias AlbumID = Identifier<AlbumEntity>
/// The identifier of a face on a photo.
public typealias FaceID = Identifier<FaceEntity>
/// The identifier of a user.
public typealias UserID = Identifier<UserEntity>
/// The identifier of an external library.
public typealias LibraryID = Identifier<LibraryEntity>
/// The identifier of a group of duplicates.
public typealias DuplicateID = Identifier<DuplicateEntity>
/// The identifier of a tag.
public typealias TagID = Identifier<TagEntity>
