/// The story of the sample family.
enum SampleEvents {
    /// Name and day of birth.
    static let people: [(String, String?)] = [
        ("Mia", "2016-03-14"), ("Leo", "2019-11-02"), ("Anna", nil), ("Paul", nil), ("Grandma", "1948-05-20"),
        ("Kim", nil), ("Sam", nil), ("Alex", nil), ("Zoe", "2015-08-01"), ("Finn", "2017-01-30"),
    ]

    private static let crete = MadeUpPlace(
        city: "Chania", state: "Crete", country: "Greece", latitude: 35.514, longitude: 24.018)
    private static let berlin = MadeUpPlace(
        city: "Berlin", state: "Land Berlin", country: "Germany", latitude: 52.52, longitude: 13.405)
    private static let zermatt = MadeUpPlace(
        city: "Zermatt", state: "Valais", country: "Switzerland", latitude: 46.021, longitude: 7.748)

    static let all: [SampleEvent] = [
        SampleEvent(
            name: "newborn", start: Timestamp(year: 2016, month: 3, day: 15, hour: 9), place: berlin,
            people: [["Mia"], ["Mia", "Anna"], ["Mia", "Paul"], ["Mia", "Grandma"], ["Mia", "Anna", "Paul"]],
            favorites: [1, 4], ratings: [4: 5]),
        SampleEvent(
            name: "office-party", start: Timestamp(year: 2018, month: 6, day: 8, hour: 19), place: berlin,
            people: [["Kim", "Sam"], ["Sam"], ["Kim", "Alex", "Sam"], ["Alex"], []], tag: "Party"),
        SampleEvent(
            name: "cousins", start: Timestamp(year: 2021, month: 8, day: 21, hour: 14),
            people: [["Mia", "Zoe"], ["Leo", "Finn"], ["Mia", "Leo", "Zoe", "Finn"], ["Zoe"], ["Finn", "Grandma"]],
            favorites: [2], ratings: [2: 4], tag: "Party"),
        SampleEvent(
            name: "christmas-2022", start: Timestamp(year: 2022, month: 12, day: 24, hour: 17), place: berlin,
            people: [
                ["Mia", "Leo"], ["Leo"], ["Anna", "Paul"], ["Grandma", "Mia"], [], ["Mia", "Leo", "Anna", "Paul"],
                ["Leo", "Grandma"], ["Paul"],
            ], favorites: [0, 5], ratings: [5: 5]),
        SampleEvent(
            name: "crete", start: Timestamp(year: 2023, month: 7, day: 12, hour: 10), place: crete,
            people: [
                ["Mia", "Leo"], ["Anna"], ["Anna", "Paul"], ["Leo"], [], ["Mia"], ["Mia", "Leo", "Anna", "Paul"], [],
                ["Paul", "Leo"], ["Anna", "Mia"], [], ["Anna", "Paul"],
            ], favorites: [2, 6], ratings: [6: 5, 9: 4], description: "our summer on Crete"),
        SampleEvent(
            name: "crete-film", start: Timestamp(year: 2023, month: 7, day: 13, hour: 16), place: crete,
            people: [["Mia", "Leo"], []], isVideo: true),
        SampleEvent(
            name: "Screenshot", start: Timestamp(year: 2023, month: 7, day: 14, hour: 8), place: crete,
            people: [[], []], scene: "screen of a telephone", texts: [0: "Invoice 4711", 1: "Boarding pass"]),
        SampleEvent(
            name: "cabin", start: Timestamp(year: 2024, month: 2, day: 17, hour: 11), place: zermatt,
            people: [["Mia"], ["Leo", "Paul"], [], ["Anna", "Paul"], ["Mia", "Leo"], []], favorites: [4],
            ratings: [2: 4]),
        SampleEvent(
            name: "garden", start: Timestamp(year: 2024, month: 5, day: 4, hour: 15), place: berlin,
            people: [["Grandma"], [], ["Grandma", "Leo"], ["Kim"], ["Sam", "Kim"], []], ratings: [0: 3],
            tag: "Private"),
        SampleEvent(
            name: "school", start: Timestamp(year: 2025, month: 9, day: 1, hour: 9), place: berlin,
            people: [["Leo"], ["Leo", "Mia"], ["Leo", "Anna"], ["Leo", "Finn"], ["Leo", "Zoe", "Mia"]],
            favorites: [0], ratings: [1: 5]),
        SampleEvent(
            name: "dance", start: Timestamp(year: 2026, month: 6, day: 20, hour: 18), place: berlin,
            people: [["Mia"], ["Mia", "Zoe"], ["Mia"]], favorites: [1], isVideo: true),
        SampleEvent(
            name: "autumn", start: Timestamp(year: 2026, month: 10, day: 11, hour: 13), place: berlin,
            people: [["Mia", "Leo"], ["Anna", "Paul"], [], ["Leo"], ["Grandma", "Mia", "Leo"], ["Paul"], []],
            favorites: [4]),
        SampleEvent(
            name: "from-paul", start: Timestamp(year: 2023, month: 7, day: 12, hour: 12), place: crete,
            people: [[], [], []], isPartners: true),
    ]
}
