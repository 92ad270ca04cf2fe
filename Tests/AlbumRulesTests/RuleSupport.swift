import YAML

@testable import AlbumRules

/// Reads rules and makes photos for the tests of rules.
enum RuleSupport {
    static let groups = PeopleGroups([
        "kids": [.name("Mia"), .name("Leo")],
        "family": [.name("Mia"), .name("Leo"), .name("Anna"), .name("Paul")], "one": [.name("Mia")],
    ])
    static let names = [
        "Mia", "Leo", "Anna", "Paul", "Ex", "Zoe", "Finn", "Sam", "Kim", "Alex", "Grandma", "Person A", "Person B",
        "Person C",
    ]
    static let user = UserID(high: 1, low: 1)
    /// Noon of 30 June 2024, a Sunday.
    static let now = instant("2024-06-30T12:00:00")
    static let place = Place(file: "test.yaml", line: 1, column: 1)

    static func personID(_ name: String) -> PersonID {
        PersonID(high: 7, low: name.utf8.reduce(14_695_981_039_346_656_037) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 })
    }

    static func context(
        people: [Person]? = nil, remembered: [String: PersonID] = [:], now: Instant = now, offset: Int64 = 0,
        takenClock: RuleContext.TakenClock = .asTaken
    ) -> RuleContext {
        let people =
            people
            ?? names.map {
                // Mia was born on 29 February 2016.
                Person(id: personID($0), name: $0, birthDate: $0 == "Mia" ? CalendarDay(number: 16_860) : nil)
            }
        var context = RuleContext(
            people: PeopleDirectory(alive: people, remembered: remembered), user: user, now: now,
            takenClock: takenClock, zoneOffset: { _ in offset })
        RuleWorld.fill(&context)
        return context
    }

    static func node(_ yaml: String) throws -> Node {
        let (node, errors) = NodeReader.read(Array(yaml.utf8), file: "test.yaml")
        guard errors.isEmpty, let node else { throw UnexpectedText(text: "\(errors)") }
        return node
    }

    /// Reads a rule; the diagnostics are the error.
    static func rule(_ yaml: String) throws -> Rule {
        var diagnostics = Diagnostics()
        guard let rule = RuleParser(groups: groups).rule(fromText: try node(yaml), &diagnostics) else {
            throw UnexpectedText(text: messages(diagnostics))
        }
        return rule
    }

    static func legacyRule(_ filters: String, matchAll: String? = nil) throws -> Rule {
        var diagnostics = Diagnostics()
        let matchAll = try matchAll.map { try node($0) }
        guard let rule = RuleParser().rule(fromFilters: try node(filters), matchAll: matchAll, &diagnostics) else {
            throw UnexpectedText(text: messages(diagnostics))
        }
        return rule
    }

    /// What reading a text finds wrong, without the file's name.
    static func problems(_ yaml: String, parse: (Node, inout Diagnostics) -> Rule?) throws -> String {
        var diagnostics = Diagnostics()
        let rule = parse(try node(yaml), &diagnostics)
        return rule == nil ? messages(diagnostics) : "no problem"
    }

    private static func messages(_ diagnostics: Diagnostics) -> String {
        diagnostics.findings.map { finding in
            let place = finding.place.map { "\($0.line):\($0.column): " } ?? ""
            return place + finding.message + (finding.hint.map { " | \($0)" } ?? "")
        }.joined(separator: "\n")
    }

    static func resolved(_ rule: Rule, in context: RuleContext = context()) throws -> ResolvedRule {
        switch rule.resolve(in: context) {
        case .resolved(let resolved, _): return resolved
        case .held(let reasons): throw UnexpectedText(text: "held: \(reasons)")
        }
    }

    static func resolved(_ yaml: String, in context: RuleContext = context()) throws -> ResolvedRule {
        try resolved(try rule(yaml), in: context)
    }

    static func instant(_ text: String) -> Instant {
        let numbers = text.split { !$0.isNumber }.compactMap { Int64($0) }
        let day = CalendarDay(year: Int(numbers[0]), month: Int(numbers[1]), day: Int(numbers[2]))?.number ?? 0
        return Instant(
            milliseconds: Int64(day) * 86_400_000 + (numbers[3] * 3600 + numbers[4] * 60 + numbers[5]) * 1000)
    }

    /// A photo of 1 May 2024 uploaded the same day, with these facts.
    static func photo(_ facts: [PhotoFact] = []) -> Photo {
        let taken = instant("2024-05-01T10:00:00")
        var photo = Photo(
            id: RuleWorld.id(facts), owner: user, takenAt: taken,
            takenOnClock: WallTime(milliseconds: taken.milliseconds), uploadedAt: taken, updatedAt: taken,
            fileName: "IMG_0001.jpg", path: "/upload/IMG_0001.jpg", hasLooseFace: false, exif: Exif())
        for fact in facts { apply(fact, to: &photo) }
        return photo
    }

    static func photo(_ facts: PhotoFact...) -> Photo { photo(facts) }

    private static func apply(_ fact: PhotoFact, to photo: inout Photo) {
        var exif = photo.exif ?? Exif()
        switch fact {
        case .people(let names): photo.people = names.map(personID)
        case .looseFace: photo.hasLooseFace = true
        case .owner(let name): photo.owner = RuleWorld.partner(name).id
        case .edited: photo.isEdited = true
        case .duplicate: photo.duplicate = DuplicateID(high: 5, low: 5)
        case .favorite: photo.isFavorite = true
        case .live: photo.livePhotoVideo = AssetID(high: 9, low: 9)
        case .kind(let kind): photo.kind = kind
        case .taken(let text):
            photo.takenAt = instant(text)
            photo.takenOnClock = WallTime(milliseconds: photo.takenAt.milliseconds)
        case .uploaded(let text): photo.uploadedAt = instant(text)
        case .fileName(let text): photo.fileName = text
        case .path(let text): photo.path = text
        case .pixels(let width, let height):
            photo.width = width
            photo.height = height
        case .duration(let milliseconds): photo.durationMilliseconds = milliseconds
        default: apply(fact, to: &exif)
        }
        photo.exif = exif
    }

    private static func apply(_ fact: PhotoFact, to exif: inout Exif) {
        switch fact {
        case .description(let text): exif.description = text
        case .camera(let make, let model):
            exif.make = make
            exif.model = model
        case .lens(let text): exif.lens = text
        case .projection(let name): exif.projectionType = name
        case .iso(let value): exif.iso = value
        case .aperture(let value): exif.fNumber = value
        case .focalLength(let value): exif.focalLength = value
        case .shutter(let text): exif.exposureTime = text
        case .rating(let stars): exif.rating = stars
        case .place("country", let name): exif.country = name
        case .place("state", let name): exif.state = name
        case .place(_, let name): exif.city = name
        case .gps(let latitude, let longitude):
            exif.latitude = latitude
            exif.longitude = longitude
        case .storedPixels(let width, let height, let orientation):
            exif.storedWidth = width
            exif.storedHeight = height
            exif.orientation = orientation
        case .fileSize(let bytes): exif.fileSize = bytes
        default: break
        }
    }
}

/// A text that a test did not expect.
struct UnexpectedText: Error, CustomStringConvertible {
    let text: String
    var description: String { text }
}
