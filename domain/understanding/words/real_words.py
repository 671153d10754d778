"""English words that are near to words of the lexicon, and no typing errors of them."""

import re

REAL_WORDS = frozenset(
    re.findall(
        r"\w+",
        """
aaron abel activists acton afterward aground akron alam albert alter among analyses analyzed appeal
appealed appealing approximate arena assembly assent asserting attach attached attacker attackers
attaining attracted attracting auction augusta auguste augusto automotive baird beak beamed beaming
bearing beast beaten beta betting biker bind binding bing blackened bland blank bleak bleed blend
blended blending blink blinked blinking bloc blond blow blown boating boeing booth brake braking bread
breaker breed brien brightened brighter brightest brock brody brooke brow browne brows buster camel
cameo capture captures caressing carey carly carr cary casey caste cause centrally centred centres
centro chant chanting chart charted charting cheat cheated cheating cheek chick chile chili chill chuck
clade clint clone closer closet clover clutching coast coding cold colon comet compete competing
complexes comte conner conor conservation conversion converted converting coping coroner couch couldn
county court cove coven covert coveted creamy crops crotch crow crowe crown crowned crowns curiously
curry customary dagger dail dairy daisy daly dancer daring dell depicting deported depressed derive
descriptive deserved detail detection directing directional directive dive doesn domes doping dose doses
dove draped drawn dresser drone drown dwellings earl earle earls eater edited editing elise elmer elsie
emergence emery endurance esther ether even excerpt exciting excluding exclusive exiled extending fading
failed failing fails fallon fame farming feature featured fellow fever fibre fifteenth fighter filled
filling fills filly finale finer firth fist flame flight flint flood follower followers folly font
forced forcing forged former fort forte forts forum fractures fright frost full functional gary gasp
gasps gentlemen given goin gong graded grading grady grazed grazing greed greek greene greer greet grown
guess gust hadn handy harry hated haven havre hearth heath heaving hell hiking hinted hired hiring
hoarse homer homme horde horne horst hose house humane hunan imagining inclusion individually initially
insider integrated integrating interaction interactions interactive interested interesting interface
interlude internal intersect intersecting intro intruder jena jens joked joking jumped keeper kicker
kinda knee knees known lansing larry laser late latter launch layer laying leans leapt leased leash
leasing lending lengthy lest lila linen ling linked linking liszt lived living loose looted looting lots
lover lowe lowry lynch mach mandy manly manny manor maple marc marche marco marion marlon marsh match
maximus meant megan melted melting messing midway mighty minas minds miner minsk minus moaning moist
mont monte monty moore morse moth mourning mouth needy newer nothin obstruction occasional oder older
oliver opted otter ounce ousted outer outsider outsiders oversight owing packet paint paints palace
paler paolo para parenting parker parma parsons party pasta paste paused pausing paved paving pearson
pinch pinched pissed plaid plane plants pleas pointe poked poking policy polite polled polling pont pool
pope poppy posed posing possibly prayed praying precious premise presenter presently president prevent
previously prick print priory promises prosperity pudding pulse pulsed pulsing purdue pure purge quilt
quit quite rally recorder recurring reforming regain regained regaining regarding regent reilly
remainder reminding remote repairing resort retain retained retaining roared roaring robber robbers
robin roma rowing royale ruined ruining ruled ruling rune sacks sake sandy scarlett scooted score scots
screenings scroll scrolling seal sealing sean secession sectional seduction selection self send sensor
sent seoul seventy severn shade shaken shaky shane shape shaped shaping share shave shawn sheen shift
shipping shire shit shock shoots shores shot shouldn shower shrinking sigh sighs silvery sired site
sized skill slack slated slept sliced slicing slide sliding slight slots slowed slowing smell smoothing
snacks snake sneak sneaking snuck sole somethin somme sore speaker spear sped speed spike spill
splitting spoken spoon spreading spring sprinter squad squared stacks stacy staged staging stake stalker
stalled stan standings stare stared stark starring startling starving states stats statue statues steam
steamed steaming steel steep sterling steven stick sticking stiff stil sting stock stocked stockings
stomped stony stool stormy strand stranded strangled stray streaming struck style suck sucked sucking
sudan suite summarized suspicion suspicions sven swayed swaying swept swiped swore tall taluk tamil
tasked teenage teeth temper tempered tent tents thin thirsty thong thorough though thugs tides ties
tiles ting tinted tires titled token tours track trail trailed trailing tree trick trough truce trunk
tubes tuck tully tuned tunes tuning turin turing turner unbearable uniformly unreliable viewer violating
visibly waist waiter waived waking walker walled wanderers wasted wasting watches weary weaving weeds
weir weren wheat whitehead width wien willy wince witch woken wong world worse wouldn wound woven write
yong
freezer freezers hallway hallways
""",
    )
)
"""Of the twenty thousand commonest words those that `corrected` would take for others.

A test names words that must not be taken for others; add a word here where somebody meets one more.
"""
