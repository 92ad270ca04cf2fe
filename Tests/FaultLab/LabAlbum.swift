import ImmichSimulator

/// One album of a random configuration.
struct LabAlbum: Hashable {
    enum Mode: String, Hashable { case sync, add, mirror }
    enum WhenEmpty: String, Hashable { case hold, clear, delete }
    enum Archived: String, Hashable { case leaveOut = "leave_out", include, only }

    var name: String
    var rule: LabRule
    var mode = Mode.sync
    /// Whether photos taken out by hand are put back; nil leaves it to the mode.
    var restores: Bool?
    var whenEmpty = WhenEmpty.hold
    var archived = Archived.leaveOut
    /// Whether photos of partners are let in.
    var hasPartners = false
    /// One album for each of its values.
    var forEach: LabField?
    /// How many photos it takes before such an album is made.
    var minimum = 1
    /// The rule that makes this album for a value.
    var template: String?
    var selection = LabSelection()
    var look = LabLook()
    /// Hours after an upload.
    var settleHours = 6
    /// Hundredths.
    var removeLimit: Int?
    var isProtected = false
    var isEnabled = true

    /// Whether photos taken out by hand are put back.
    var putsBack: Bool { restores ?? (mode == .mirror) }

    /// Whether it may be emptied without asking.
    var clears: Bool { whenEmpty != .hold }

    /// The album as one line of the file.
    var text: String {
        var parts = ["name: \"\(name)\"", rule.text, "settle: \(settleHours)h"]
        if let forEach { parts += ["for_each: \(forEach.rawValue)", "minimum: \(minimum)"] }
        if mode != .sync { parts.append("mode: \(mode.rawValue)") }
        if let restores { parts.append("hand_removed: \(restores ? "restore" : "respect")") }
        if clears { parts.append("when_empty: \(whenEmpty.rawValue)") }
        if archived != .leaveOut { parts.append("archived: \(archived.rawValue)") }
        if hasPartners { parts.append("partner: include") }
        parts += selection.text + look.text
        if let removeLimit { parts.append("limits: {remove: \(removeLimit)%}") }
        if isProtected { parts.append("protect: true") }
        if !isEnabled { parts.append("enabled: false") }
        return "{\(parts.joined(separator: ", "))}"
    }

    /// A random album of that name.
    static func random(_ name: String, _ maker: LabRuleMaker, _ numbers: inout SeededNumbers) -> LabAlbum {
        var album = LabAlbum(name: name, rule: maker.rule(&numbers))
        album.mode = [.sync, .sync, .sync, .mirror, .add][numbers.below(5)]
        if numbers.happens(300) { album.restores = numbers.happens(500) }
        album.whenEmpty = [.hold, .hold, .hold, .hold, .clear, .delete][numbers.below(6)]
        album.settleHours = [0, 6, 6, 48][numbers.below(4)]
        if numbers.happens(250) { album.removeLimit = [0, 30, 100][numbers.below(3)] }
        album.isProtected = numbers.happens(60)
        if numbers.happens(150) { album.archived = numbers.happens(600) ? .include : .only }
        album.hasPartners = numbers.happens(100)
        if numbers.happens(250) { album.selection = .random(&numbers) }
        if numbers.happens(250) { album.look = .random(&numbers) }
        if numbers.happens(120), album.selection == LabSelection(), !album.hasPartners {
            album.spread(&numbers)
        }
        // Who waits while others are chosen is told by tests of its own.
        if album.hasPartners || album.selection != LabSelection() { album.settleHours = 0 }
        return album
    }
}

/// A random configuration.
struct LabConfiguration: Hashable {
    var albums: [LabAlbum]
    /// Whether everything is read in every run. Quick passes may miss that one face of a person goes while another comes.
    var scansFully = true

    /// The file.
    var text: String {
        (scansFully ? "full_scan: 0\n" : "") + "albums:\n" + albums.map { "- \($0.text)\n" }.joined()
    }

    subscript(name: String) -> LabAlbum? { albums.first { $0.name == name } }

    /// The albums with those of values in the place of their rule, as far as any photo has the value or the tool may keep
    /// its album.
    func albums(_ truths: [Truth], _ memory: LabMemory) -> [LabAlbum] {
        albums.flatMap { album in album.forEach == nil ? [album] : album.spread(truths, memory) }
    }
}
