import ImmichSimulator

/// How an album is to look, and who is to see it; nil leaves it as it is.
struct LabLook: Hashable {
    var description: String?
    /// `asc` or `desc`.
    var order: String?
    var cover: String?
    /// Whether the friend is let in.
    var isShared = false
    var enforcesName = false

    /// Whether the album itself is written.
    var isWritten: Bool { description != nil || order != nil || cover != nil || enforcesName }

    /// The settings as they stand in the file.
    var text: [String] {
        var parts: [String] = []
        if let description { parts.append("description: \"\(description)\"") }
        if let order { parts.append("order: \(order == "asc" ? "oldest_first" : "newest_first")") }
        if let cover { parts.append("cover: \(cover)") }
        if isShared { parts.append("share: {kim@example.org: editor}") }
        if enforcesName { parts.append("names: enforce") }
        return parts
    }

    static func random(_ numbers: inout SeededNumbers) -> LabLook {
        var look = LabLook()
        if numbers.happens(400) { look.description = ["", "All of us", "Ours"][numbers.below(3)] }
        if numbers.happens(400) { look.order = numbers.happens(500) ? "asc" : "desc" }
        if numbers.happens(300) { look.cover = numbers.happens(500) ? "newest" : "oldest" }
        look.isShared = numbers.happens(350)
        look.enforcesName = numbers.happens(250)
        return look
    }
}
